/** Random forests over tables of numbers and levels, and distributions made of them. */
module semblance.randomforest {
    requires transitive semblance.api;
    requires transitive semblance.decisiontree;

    exports semblance.randomforest.adversarial;

    provides semblance.api.train.Trainer with
            semblance.randomforest.adversarial.AdversarialForestTrainer;
}
