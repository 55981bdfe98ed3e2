package semblance.core.contract;

import java.util.Map;
import semblance.api.Extension;

/** The kit's own surroundings, as {@link ContractTest} has them. */
class World implements Surroundings {
    @Override
    public <T extends Record> T roundTrip(T record) {
        return PlainData.copy(record);
    }

    @Override
    public Extension configure(Extension defaults, Map<String, String> values) {
        return PlainText.configure(defaults, values);
    }
}
