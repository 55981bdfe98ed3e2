/** JSON as plain Java values, written the same everywhere and read within strict bounds. */
package semblance.core.json;
