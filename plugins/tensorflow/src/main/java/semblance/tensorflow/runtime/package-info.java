/** TensorFlow's native library, which must be in memory before any of its classes is used. */
package semblance.tensorflow.runtime;
