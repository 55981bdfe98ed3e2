/**
 * Rows: what they are ({@link semblance.api.data.Schema}), how they are held ({@link semblance.api.data.Table},
 * {@link semblance.api.data.Dataset}), where they come from and go to ({@link semblance.api.data.DataSource},
 * {@link semblance.api.data.DataSink}), and how they are summed up, on any number of threads or machines
 * ({@link semblance.api.data.Statistic}, {@link semblance.api.data.Engine}).
 */
package semblance.api.data;
