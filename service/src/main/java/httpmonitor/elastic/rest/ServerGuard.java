package httpmonitor.elastic.rest;

import java.net.InetSocketAddress;

/** Tells the server that is meant from another program that listens at its address. */
@FunctionalInterface
public interface ServerGuard {

    /**
     * Whether the server that is meant has the other end of a connection.
     *
     * @param client the address of this end
     * @param server the address of the other end
     */
    boolean isMeant(InetSocketAddress client, InetSocketAddress server);
}
