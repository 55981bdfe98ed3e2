/**
 * Bayesian networks over tables of levels and numbers: learned from rows, exact in what they are asked, and exchanged
 * with other programs. It needs nothing but the api and the XML reader of the JDK.
 */
module semblance.bayesiannetwork {
    requires java.xml;
    requires transitive semblance.api;

    exports semblance.bayesiannetwork;
    exports semblance.bayesiannetwork.exchange;
    exports semblance.bayesiannetwork.mixture;
    exports semblance.bayesiannetwork.questions;

    provides semblance.api.ask.Question with
            semblance.bayesiannetwork.questions.ArcConfidenceQuestion,
            semblance.bayesiannetwork.questions.ArcsQuestion,
            semblance.bayesiannetwork.questions.InterventionQuestion,
            semblance.bayesiannetwork.questions.LikelihoodWeightingQuestion,
            semblance.bayesiannetwork.questions.MarginalsQuestion,
            semblance.bayesiannetwork.questions.MostProbableQuestion,
            semblance.bayesiannetwork.questions.SeparationQuestion,
            semblance.bayesiannetwork.questions.TreeWidthQuestion;
    provides semblance.api.exchange.ModelSource with
            semblance.bayesiannetwork.exchange.BifSource,
            semblance.bayesiannetwork.exchange.HuginSource,
            semblance.bayesiannetwork.exchange.UaiSource,
            semblance.bayesiannetwork.exchange.XmlBifSource;
    provides semblance.api.exchange.ModelSink with
            semblance.bayesiannetwork.exchange.BifSink,
            semblance.bayesiannetwork.exchange.DotSink,
            semblance.bayesiannetwork.exchange.HuginSink,
            semblance.bayesiannetwork.exchange.SvgSink,
            semblance.bayesiannetwork.exchange.UaiSink,
            semblance.bayesiannetwork.exchange.XmlBifSink;
    provides semblance.api.train.Trainer with
            semblance.bayesiannetwork.BayesianNetworkTrainer,
            semblance.bayesiannetwork.mixture.ChowLiuMixtureTrainer;
}
