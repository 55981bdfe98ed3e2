/** Rows and files as the platform handles them: cached, aligned with a model, named, and written all or nothing. */
package semblance.core.data;
