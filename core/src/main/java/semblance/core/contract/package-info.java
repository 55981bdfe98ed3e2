/**
 * What every extension promises, as checks that run. {@link semblance.core.contract.Contract} chooses them for an
 * extension, {@link semblance.core.contract.ContractTest} runs them in JUnit, and a
 * {@link semblance.core.contract.ContractViolation} says what was expected, what was found and which sentence of the api
 * is broken. Which rows an extension is tried on is told by {@link semblance.core.contract.Surroundings}.
 */
package semblance.core.contract;
