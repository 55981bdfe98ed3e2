/** Update rules of gradient descent, written once for every engine that can add and multiply. */
module semblance.optimizers {
    requires transitive semblance.api;
}
