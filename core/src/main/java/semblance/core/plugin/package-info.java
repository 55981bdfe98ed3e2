/**
 * Plugins: jars that are found, checked, wired, and loaded when they are needed, each apart from all others.
 *
 * <p>{@link semblance.core.plugin.Plugins} is the way in. A plugin becomes a module layer with a class loader of its
 * own. It sees Java, {@code semblance.api} and the plugins whose modules it requires, and nothing else: two plugins
 * may bring two versions of one library. Plugins with native code, and what those require, stay for the life of the
 * process; all others can be unloaded.
 *
 * <p>Everything that is wrong is a {@link semblance.core.plugin.Diagnostic} with one of these codes; those with a 9 in
 * the middle are warnings, which refuse nothing:
 * <pre>
 * P001 no such path               P002 not a jar                  P003 truncated or damaged
 * P004 cannot be read             P090 a file that is no plugin   P091 a folder without jar
 * P101 descriptor cannot be used  P102 no module name             P103 provider class missing
 * P190 META-INF/services differs  P191 provides nothing
 * P201 module missing             P202 module not visible         P203 holds a copy of the api
 * P204 circle of plugins          P205 package in two jars        P206 requires a plugin that cannot be used
 * P207 modules cannot be wired    P208 module in two jars
 * P301 newer Java needed          P302 another major api          P303 newer api needed
 * P304 plugin installed twice     P305 plugins that do not fit    P306 kind of extension not in the api
 * P401 provider not a record      P402 not public or exported     P403 no constructor without arguments
 * P404 constructor failed         P405 bad name                   P406 name taken by another plugin
 * P407 cannot be linked           P408 not of its kind
 * P501 other native code loaded   P590 native code is denied
 * </pre>
 */
package semblance.core.plugin;
