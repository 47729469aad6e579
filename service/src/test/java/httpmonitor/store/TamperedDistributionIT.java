package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import httpmonitor.store.process.Programs;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The build's own two plugins, with their own configuration, fetch a small zip in place of Elasticsearch. */
@Timeout(120)
class TamperedDistributionIT {

    private static final Path HOME = Path.of(System.getProperty("httpmonitor.home", ".."))
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path folder;

    private HttpServer repository;
    private Path zip;

    @BeforeEach
    void serve() throws Exception {
        assumeThat(Programs.exists("mvn")).as("Maven is on the path").isTrue();
        Path root = Files.createDirectories(folder.resolve("repository"));
        zip = root.resolve("small/1/elasticsearch-1.zip");
        Files.createDirectories(zip.getParent());
        pack("as published");
        repository = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), root.toRealPath(), OutputLevel.NONE);
        repository.start();
    }

    @AfterEach
    void close() {
        if (repository != null) {
            repository.stop(0);
        }
    }

    @Test
    void aZipThatIsNotThePublishedOneIsRefusedAndNotUnpacked() throws Exception {
        String published = sha512();
        pack("with another program");
        assertThat(sha512()).isNotEqualTo(published);

        Build build = build(published);

        assertThat(build.code()).as(build.said()).isNotZero();
        assertThat(build.said()).contains("Not same digest as expected").contains(published);
        assertThat(unpacked()).doesNotExist();
    }

    /** A file from an earlier build is no more trusted than one from the network. */
    @Test
    void aZipThatIsReplacedAfterItWasFetchedIsNotUsed() throws Exception {
        String published = sha512();
        assertThat(build(published).code()).isZero();
        assertThat(unpacked()).hasContent("as published");
        Files.delete(unpacked());
        pack("with another program");
        Path fetched = folder.resolve("target/distribution/elasticsearch-1.zip");
        Files.copy(zip, fetched, StandardCopyOption.REPLACE_EXISTING);

        Build build = build(published);

        assertThat(build.said()).contains("doesn't match the expected checksum");
        assertThat(unpacked()).hasContent("as published");
    }

    private Path unpacked() {
        return folder.resolve("target/elasticsearch-1/bin/elasticsearch");
    }

    private void pack(String program) throws Exception {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("elasticsearch-1/bin/elasticsearch"));
            out.write(program.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String sha512() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(zip)));
    }

    private Build build(String sha512) throws Exception {
        Files.writeString(folder.resolve("pom.xml"), project(sha512));
        Path settings = Files.writeString(folder.resolve("settings.xml"), "<settings/>");
        Process maven = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "-ntp",
                        "-s",
                        settings.toString(),
                        "-gs",
                        settings.toString(),
                        "-Dmaven.repo.local=" + localRepository(),
                        "-Ddownload.cache.directory=" + folder.resolve("cache"),
                        "process-resources")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Build(maven.waitFor(), said);
    }

    /** Surefire names the one that this build uses. */
    private static String localRepository() {
        return System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository");
    }

    private String project(String sha512) throws Exception {
        String url = "http://127.0.0.1:" + repository.getAddress().getPort();
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>small</groupId><artifactId>small</artifactId><version>1</version><packaging>pom</packaging>
                  <properties>
                    <elastic.version>1</elastic.version>
                    <elastic.path>small</elastic.path>
                    <elastic.sha512>%s</elastic.sha512>
                  </properties>
                  <repositories><repository><id>central</id><url>%s</url></repository></repositories>
                  <build>
                    <pluginManagement><plugins>%s</plugins></pluginManagement>
                    <plugins>%s</plugins>
                  </build>
                </project>
                """.formatted(sha512, url, both("pom.xml"), both("service/pom.xml"));
    }

    /** What a pom says of the plugin that fetches and of the one that unpacks. */
    private static String both(String pom) throws Exception {
        return Stream.of(plugin(pom, "download-maven-plugin"), plugin(pom, "maven-antrun-plugin"))
                .collect(Collectors.joining("\n"));
    }

    private static String plugin(String pom, String artifact) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(HOME.resolve(pom)))));
        Node plugin = (Node) XPathFactory.newInstance()
                .newXPath()
                .evaluate("//plugin[artifactId='" + artifact + "']", document, XPathConstants.NODE);
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        var text = new StringWriter();
        transformer.transform(new DOMSource(plugin), new StreamResult(text));
        return text.toString();
    }

    private record Build(int code, String said) {}
}
