/** What training leaves behind, and what it can do: each capability is an interface that a model implements or not. */
package semblance.api.model;
