/** The front door for programs that embed Semblance: {@link semblance.core.Semblance}. */
package semblance.core;
