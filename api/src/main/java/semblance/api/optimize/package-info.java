/** Update rules of gradient descent, written once for every engine that can add and multiply, and schedules of their steps. */
package semblance.api.optimize;
