/**
 * Decision trees over tables of numbers and levels, and distributions made of them. Its package
 * {@link semblance.decisiontree.growing} grows trees for other plugins too; apart from that it needs nothing but the api.
 */
module semblance.decisiontree {
    requires transitive semblance.api;

    exports semblance.decisiontree;
    exports semblance.decisiontree.growing;

    provides semblance.api.ask.Question with
            semblance.decisiontree.ImportanceQuestion,
            semblance.decisiontree.RulesQuestion;
    provides semblance.api.exchange.ModelSink with
            semblance.decisiontree.DotSink,
            semblance.decisiontree.RulesSink;
    provides semblance.api.train.Trainer with
            semblance.decisiontree.DecisionTreePredictorTrainer,
            semblance.decisiontree.DecisionTreeTrainer;
}
