/** Update rules of gradient descent, written once for every engine that can add and multiply. */
package semblance.api.optimize;
