package semblance.vae;

import java.io.Serializable;
import java.util.List;
import semblance.api.data.Schema;
import semblance.tensorflow.Network;
import semblance.tensorflow.Weights;
import semblance.vae.graph.Block;
import semblance.vae.graph.Layout;
import semblance.vae.graph.Names;
import semblance.vae.graph.Shape;
import semblance.vae.heads.Head;
import semblance.vae.heads.MelHead;
import semblance.vae.heads.Terms;

/**
 * What a model is made of, but for its weights.
 *
 * @param schema the columns
 * @param heads how each column enters and leaves the networks
 * @param encoder the network from rows to latent variables
 * @param decoder the network from latent variables to rows
 * @param latent the number of latent variables
 * @param conditions the columns that the others are modelled given
 */
public record Structure(
        Schema schema, List<Head> heads, Network encoder, Network decoder, int latent, Conditions conditions)
        implements Serializable {
    /** Copies the list. */
    public Structure {
        heads = List.copyOf(heads);
    }

    /** Where each column stands. */
    Layout layout() {
        return Layout.of(schema, heads, conditions.columns());
    }

    /** @throws IllegalArgumentException if a column is learned in a way that has no density */
    void demandDensity() {
        for (int c = 0; c < heads.size(); c++)
            if (heads.get(c) instanceof MelHead)
                throw new IllegalArgumentException("column '" + schema.names().get(c)
                        + "' was learned as a spectrogram, which says nothing of phases, so there is no density of its"
                        + " samples; fit with likelihood.sounds=waveform for one");
    }

    /** The shape of the graphs. */
    Shape shape(Layout layout) {
        return new Shape(layout.blocks(), encoder, decoder, latent, layout.given());
    }

    /** What a decoder said of a column in a row: of all blocks, each [rows, outputs]. */
    Terms terms(Layout layout, List<float[]> told, Weights weights, int column, int row) {
        Layout.Place place = layout.places().get(column);
        Block block = layout.blocks().get(place.block());
        int at = row * block.outputs() + place.cell() * block.family().outputs();
        if (block.family().free() == 0) return new Terms(told.get(place.block()), at, new float[0], 0);
        float[] free = weights.values(Names.freeOf(place.block(), block));
        return new Terms(
                told.get(place.block()),
                at,
                free,
                block.family().shared() ? 0 : place.cell() * block.family().free());
    }
}
