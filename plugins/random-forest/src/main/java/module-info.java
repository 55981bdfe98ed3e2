/** Random forests over tables of numbers and levels, and distributions made of them. */
module semblance.randomforest {
    requires transitive semblance.api;
    requires transitive semblance.decisiontree;

    exports semblance.randomforest;
    exports semblance.randomforest.adversarial;

    provides semblance.api.train.Trainer with
            semblance.randomforest.ForestTrainer,
            semblance.randomforest.RandomForestTrainer,
            semblance.randomforest.adversarial.AdversarialForestTrainer;
    provides semblance.api.ask.Question with
            semblance.randomforest.ContributionsQuestion,
            semblance.randomforest.ImportanceQuestion,
            semblance.randomforest.OutOfBagQuestion,
            semblance.randomforest.ProximityQuestion,
            semblance.randomforest.QuantilesQuestion;
}
