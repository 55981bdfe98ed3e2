/** Update rules of gradient descent, written once for every engine that can add and multiply, and schedules of their steps. */
module semblance.optimizers {
    requires transitive semblance.api;

    exports semblance.optimizers;

    provides semblance.api.optimize.Optimizer with
            semblance.optimizers.AdaBelief,
            semblance.optimizers.Adagrad,
            semblance.optimizers.Adam,
            semblance.optimizers.AdamW,
            semblance.optimizers.AmsGrad,
            semblance.optimizers.Lion,
            semblance.optimizers.Momentum,
            semblance.optimizers.NAdam,
            semblance.optimizers.Nesterov,
            semblance.optimizers.Rmsprop,
            semblance.optimizers.Sgd;
    provides semblance.api.optimize.Schedule with
            semblance.optimizers.Constant,
            semblance.optimizers.Cosine,
            semblance.optimizers.ExponentialDecay,
            semblance.optimizers.OneCycle,
            semblance.optimizers.StepDecay,
            semblance.optimizers.WarmUp;
}
