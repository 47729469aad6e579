package httpmonitor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Loads the classes that a start needs, and ends. {@code run.sh} runs it with {@code -XX:ArchiveClassesAtExit} after a
 * build: the JVM then writes them to its class data archive, while no other thread is at work.
 */
final class StartupClasses {

    private static final String PREFIX = "httpmonitor/";
    private static final String SUFFIX = ".class";

    private StartupClasses() {}

    /** Loads the program's own classes from its jar, and those of libraries that a tick without an answer needs. */
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        load(new JarFile(System.getProperty("java.class.path")));
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        String address = "http://127.0.0.1:" + unusedPort();
        Main.run(
                new String[] {"watch", "--once", "--es-url", address, "--config", "/dev/null"},
                Map.of(),
                nowhere,
                nowhere);
    }

    private static void load(JarFile jar) throws IOException, ClassNotFoundException {
        try (jar;
                Stream<JarEntry> entries = jar.stream()) {
            for (String entry : entries.map(JarEntry::getName)
                    .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
                    .toList()) {
                String name = entry.substring(0, entry.length() - SUFFIX.length());
                Class.forName(name.replace('/', '.'), false, StartupClasses.class.getClassLoader());
            }
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
