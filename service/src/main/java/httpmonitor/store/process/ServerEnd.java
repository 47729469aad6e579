package httpmonitor.store.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server's end of a TCP connection on this machine. It shows a client which user's program it is connected to,
 * before the client sends a password.
 *
 * <p>Linux lists each socket with the user who opened it. A connection that is not accepted yet has no user: it belongs
 * to the listening socket, which is listed first, and ends with it. So both rows are about the same program, although
 * they are read one after the other.
 *
 * @param client the address of the client's end
 * @param server the address of the server's end
 */
public record ServerEnd(InetSocketAddress client, InetSocketAddress server) {

    /** The list with Java's sockets comes first, since each list costs the kernel some milliseconds. */
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp6"), Path.of("/proc/net/tcp"));

    /** Whether this system lists sockets. */
    static boolean isListed() {
        return TABLES.stream().anyMatch(Files::isReadable);
    }

    /**
     * Whether a user holds this end.
     *
     * @return false also where the connection is not listed
     * @throws IOException if a list cannot be read
     */
    boolean isHeldBy(long uid) throws IOException {
        for (Path table : TABLES) {
            if (Files.isReadable(table) && isHeldBy(uid, rows(table))) {
                return true;
            }
        }
        return false;
    }

    boolean isHeldBy(long uid, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.state() == Row.ESTABLISHED
                        && row.local().equals(server)
                        && row.remote().equals(client))
                .anyMatch(row -> row.isAccepted() ? row.uid() == uid : isListenerOf(uid, rows));
    }

    private boolean isListenerOf(long uid, List<Row> rows) {
        List<Row> listeners = rows.stream().filter(this::listens).toList();
        return !listeners.isEmpty() && listeners.stream().allMatch(row -> row.uid() == uid);
    }

    private boolean listens(Row row) {
        InetAddress at = row.local().getAddress();
        return row.state() == Row.LISTENING
                && row.local().getPort() == server.getPort()
                && (at.isAnyLocalAddress() || at.equals(server.getAddress()));
    }

    /** The rows with the server's port, in their order; a busy machine has many others. */
    private List<Row> rows(Path table) throws IOException {
        String port = String.format(Locale.ROOT, ":%04X ", server.getPort());
        try (BufferedReader lines = Files.newBufferedReader(table, StandardCharsets.ISO_8859_1)) {
            return lines.lines()
                    .filter(line -> line.contains(port))
                    .flatMap(line -> Row.parse(line).stream())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * A line of the list.
     *
     * @param state the kernel's number of the state
     * @param uid the user who opened the socket
     * @param inode 0 while no program has accepted the connection
     */
    record Row(InetSocketAddress local, InetSocketAddress remote, int state, long uid, long inode) {

        static final int ESTABLISHED = 1;
        static final int LISTENING = 10;

        private static final int HEX = 16;
        private static final int WORD = 8;

        boolean isAccepted() {
            return inode != 0;
        }

        /** Reads a line; empty for the headings. */
        static Optional<Row> parse(String line) {
            String[] fields = line.strip().split("\\s+", -1);
            if (fields.length < 10
                    || !Stream.of(fields[1], fields[2]).allMatch(at -> at.matches("\\p{XDigit}+:.{4}"))) {
                return Optional.empty();
            }
            return Optional.of(new Row(
                    address(fields[1]),
                    address(fields[2]),
                    Integer.parseInt(fields[3], HEX),
                    Long.parseLong(fields[7]),
                    Long.parseLong(fields[9])));
        }

        /** Words of 32 bits in the order of this machine; an IPv4 address that is written as IPv6 becomes IPv4. */
        private static InetSocketAddress address(String text) {
            int colon = text.indexOf(':');
            ByteBuffer bytes = ByteBuffer.allocate(colon / 2).order(ByteOrder.nativeOrder());
            for (int at = 0; at < colon; at += WORD) {
                bytes.putInt(Integer.parseUnsignedInt(text, at, at + WORD, HEX));
            }
            try {
                int port = Integer.parseInt(text, colon + 1, text.length(), HEX);
                return new InetSocketAddress(InetAddress.getByAddress(bytes.array()), port);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("an address has 4 or 16 bytes: " + text, e);
            }
        }
    }
}
