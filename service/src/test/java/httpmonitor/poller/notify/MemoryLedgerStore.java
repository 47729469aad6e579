package httpmonitor.poller.notify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Ledgers in memory, behind a network that loses requests and answers. */
final class MemoryLedgerStore implements LedgerStore {

    private final Map<String, Versioned> ledgers = new HashMap<>();
    private final BooleanSupplier loses;
    private long writes;

    MemoryLedgerStore(BooleanSupplier loses) {
        this.loses = loses;
    }

    /** The one ledger, empty where there is none. */
    Ledger only() {
        return ledgers.values().stream().map(Versioned::ledger).findAny().orElse(Ledger.EMPTY);
    }

    @Override
    public Versioned read(String id) throws DeliveryException {
        travel();
        return ledgers.getOrDefault(id, new Versioned(Ledger.EMPTY, new Version.Absent()));
    }

    @Override
    public Optional<Version> write(String id, Ledger ledger, WatchedRule rule, Version since) throws DeliveryException {
        travel();
        Version current = ledgers.containsKey(id) ? ledgers.get(id).version() : new Version.Absent();
        if (!current.equals(since)) {
            travel();
            return Optional.empty();
        }
        Version written = new Version.At(++writes, 1);
        ledgers.put(id, new Versioned(ledger, written));
        travel();
        return Optional.of(written);
    }

    private void travel() throws DeliveryException {
        if (loses.getAsBoolean()) {
            throw new DeliveryException("the store is away");
        }
    }
}
