package semblance.core.contract;

import java.util.Arrays;

/** How many known numbers there are by weight, their mean and their standard deviation; NaN if there are none. */
record Moments(double count, double mean, double deviation) {
    static Moments of(double[] numbers) {
        double[] ones = new double[numbers.length];
        Arrays.fill(ones, 1);
        return of(numbers, ones);
    }

    static Moments of(double[] numbers, double[] weights) {
        double count = 0;
        double sum = 0;
        for (int r = 0; r < numbers.length; r++) {
            if (Double.isNaN(numbers[r])) continue;
            count += weights[r];
            sum += weights[r] * numbers[r];
        }
        double mean = sum / count;
        double squares = 0;
        for (int r = 0; r < numbers.length; r++)
            if (!Double.isNaN(numbers[r])) squares += weights[r] * (numbers[r] - mean) * (numbers[r] - mean);
        return new Moments(count, mean, Math.sqrt(squares / count));
    }
}
