package semblance.bayesiannetwork.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.bayesiannetwork.Score;

/** Scores of the graphs that the public samples were drawn from, in nats. */
class PublishedScoresTest {
    static final String ASIA = "[A][S][T|A][L|S][B|S][D|B:E][E|T:L][X|E]";
    static final String LEARNING = "[A][C][F][B|A][D|A:C][E|B:F]";
    static final String GAUSSIAN = "[A][B][E][G][C|A:B][D|B][F|A:D:E:G]";
    static final String ALARM = "[HIST|LVF][CVP|LVV][PCWP|LVV][HYP][LVV|HYP:LVF][LVF][STKV|HYP:LVF][ERLO][HRBP|ERLO:HR]"
            + "[HREK|ERCA:HR][ERCA][HRSA|ERCA:HR][ANES][APL][TPR|APL][ECO2|ACO2:VLNG][KINK][MINV|INT:VLNG][FIO2]"
            + "[PVS|FIO2:VALV][SAO2|PVS:SHNT][PAP|PMB][PMB][SHNT|INT:PMB][INT][PRSS|INT:KINK:VTUB][DISC][MVS][VMCH|MVS]"
            + "[VTUB|DISC:VMCH][VLNG|INT:KINK:VTUB][VALV|INT:VLNG][ACO2|VALV][CCHL|ACO2:ANES:SAO2:TPR][HR|CCHL]"
            + "[CO|HR:STKV][BP|CO:TPR]";
    static final String INSURANCE = "[Age][Mileage][SocioEcon|Age][GoodStudent|Age:SocioEcon]"
            + "[RiskAversion|Age:SocioEcon][OtherCar|SocioEcon][VehicleYear|SocioEcon:RiskAversion]"
            + "[MakeModel|SocioEcon:RiskAversion][SeniorTrain|Age:RiskAversion][HomeBase|SocioEcon:RiskAversion]"
            + "[AntiTheft|SocioEcon:RiskAversion][RuggedAuto|VehicleYear:MakeModel][Antilock|VehicleYear:MakeModel]"
            + "[DrivingSkill|Age:SeniorTrain][CarValue|VehicleYear:MakeModel:Mileage][Airbag|VehicleYear:MakeModel]"
            + "[DrivQuality|RiskAversion:DrivingSkill][Theft|CarValue:HomeBase:AntiTheft][Cushioning|RuggedAuto:Airbag]"
            + "[DrivHist|RiskAversion:DrivingSkill][Accident|DrivQuality:Mileage:Antilock]"
            + "[ThisCarDam|RuggedAuto:Accident][OtherCarCost|RuggedAuto:Accident][MedCost|Age:Accident:Cushioning]"
            + "[ILiCost|Accident][ThisCarCost|ThisCarDam:Theft:CarValue][PropCost|ThisCarCost:OtherCarCost]";

    static Scores scores(Table table, Score score, double equivalentSampleSize) {
        Rows rows = Rows.of(Dataset.of(table), Layout.of(table.schema()));
        Criterion criterion = Criterion.of(score, equivalentSampleSize, rows.total);
        return new HeldScores(rows, Scales.of(rows), criterion, Run.of(1));
    }

    static double sum(Scores scores, int[][] graph) {
        double sum = 0;
        for (int node = 0; node < graph.length; node++) sum += scores.score(node, graph[node]);
        return sum;
    }

    private static double score(Table table, String graph, Score score, double equivalentSampleSize) {
        return sum(scores(table, score, equivalentSampleSize), Samples.graph(table.schema(), graph));
    }

    private static double likelihood(Table table, String graph) {
        Rows rows = Rows.of(Dataset.of(table), Layout.of(table.schema()));
        Scores scores = new HeldScores(rows, Scales.of(rows), Criterion.likelihood(rows.total), Run.of(1));
        return sum(scores, Samples.graph(table.schema(), graph));
    }

    @Test
    void scoresOfTheLearningTest() {
        Table table = Samples.read("learning-test.csv.gz");
        assertThat(likelihood(table, LEARNING)).isCloseTo(-23832.131772, within(1e-6));
        assertThat(score(table, LEARNING, Score.BIC, 1)).isCloseTo(-24006.734232, within(1e-6));
        assertThat(score(table, LEARNING, Score.BDEU, 1)).isCloseTo(-24028.094778, within(1e-6));
        assertThat(score(table, LEARNING, Score.BDEU, 10)).isCloseTo(-23967.649625, within(1e-6));
        assertThat(score(table, LEARNING, Score.K2, 1)).isCloseTo(-23958.695338, within(1e-6));
    }

    @Test
    void scoresOfAsia() {
        Table table = Samples.read("asia-5000.csv.gz");
        assertThat(likelihood(table, ASIA)).isCloseTo(-11033.087134, within(1e-6));
        assertThat(score(table, ASIA, Score.BIC, 1)).isCloseTo(-11109.741872, within(1e-6));
        assertThat(score(table, ASIA, Score.BDEU, 1)).isCloseTo(-11095.824183, within(1e-6));
        double parameters = 18;
        assertThat(score(table, ASIA, Score.AIC, 1)).isCloseTo(-11033.087134 - parameters, within(1e-6));
    }

    @Test
    void scoresOfAlarm() {
        Table table = Samples.read("alarm-20000.csv.gz");
        assertThat(likelihood(table, ALARM)).isCloseTo(-216249.4007, within(1e-4));
        assertThat(score(table, ALARM, Score.BIC, 1)).isCloseTo(-218769.8383, within(1e-4));
        assertThat(score(table, ALARM, Score.BDEU, 1)).isCloseTo(-218063.0356, within(1e-4));
    }

    @Test
    void scoresOfInsurance() {
        Table table = Samples.read("insurance-20000.csv.gz");
        assertThat(score(table, INSURANCE, Score.BIC, 1)).isCloseTo(-265858.5592, within(1e-4));
        assertThat(score(table, INSURANCE, Score.BDEU, 1)).isCloseTo(-263970.8008, within(1e-4));
    }

    @Test
    void scoresOfLinearGaussians() {
        Table table = Samples.read("gaussian-test.csv.gz");
        assertThat(likelihood(table, GAUSSIAN)).isCloseTo(-53131.915159, within(1e-6));
        assertThat(score(table, GAUSSIAN, Score.BIC, 1)).isCloseTo(-53221.345687, within(1e-6));
    }
}
