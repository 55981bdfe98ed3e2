package semblance.core.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import semblance.api.Extension;

/** The platform as it is, as {@link ContractTest} has it. */
class World implements Surroundings {

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
