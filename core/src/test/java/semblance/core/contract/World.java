package semblance.core.contract;

import java.util.LinkedHashMap;
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

    /** What an extension breaks, by the name of the check. */
    static Map<String, ContractViolation> violations(Extension extension, Surroundings around) {
        Map<String, ContractViolation> violations = new LinkedHashMap<>();
        for (Check check : Contract.of(extension, around)) {
            try {
                check.run();
            } catch (NotApplicable e) {
                continue;
            } catch (ContractViolation e) {
                violations.put(check.name(), e);
            }
        }
        return violations;
    }
}
