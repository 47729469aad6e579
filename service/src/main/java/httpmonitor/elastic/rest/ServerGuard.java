package httpmonitor.elastic.rest;

import java.net.InetSocketAddress;

/** Distinguishes the right server from another program that listens at its address. */
@FunctionalInterface
public interface ServerGuard {

    /**
     * Whether the right server has the other end of a connection.
     *
     * @param client the address of this end
     * @param server the address of the other end
     */
    boolean isMeant(InetSocketAddress client, InetSocketAddress server);
}
