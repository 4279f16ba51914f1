package dev.amends.text.learning;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A model as bytes. The form has a version; a file of another one is refused. */
public final class ModelFile {

  private static final int MAGIC = 0x414D4D31;
  private static final int MOST_LABELS = 100;

  private ModelFile() {}

  public static void write(LinearModel model, OutputStream to) throws IOException {
    try (var out = new DataOutputStream(new GZIPOutputStream(to))) {
      out.writeInt(MAGIC);
      out.writeInt(Features.BITS);
      out.writeInt(model.labels().size());
      for (var label = 0; label < model.labels().size(); label++) {
        out.writeUTF(model.labels().get(label));
        out.writeFloat(model.scales()[label]);
        out.writeFloat(model.biases()[label]);
        out.writeFloat(model.thresholds()[label]);
      }
      out.writeFloat(model.weighting().negated());
      for (var place = 0; place < Features.SIZE; place++) {
        out.write(model.weighting().rarity(place));
      }
      out.write(model.weights().dense());
    }
  }

  /**
   * @throws IOException if it is not a model of this version, or cut short
   */
  public static LinearModel read(InputStream from) throws IOException {
    try (var in = new DataInputStream(new GZIPInputStream(from))) {
      if (in.readInt() != MAGIC || in.readInt() != Features.BITS) {
        throw new IOException("Not a model that this version reads");
      }
      var many = in.readInt();
      if (many < 1 || many > MOST_LABELS) {
        throw new IOException("A model of " + many + " labels");
      }
      return read(in, many);
    }
  }

  private static LinearModel read(DataInputStream in, int many) throws IOException {
    List<String> labels = new ArrayList<>();
    var scales = new float[many];
    var biases = new float[many];
    var thresholds = new float[many];
    for (var label = 0; label < many; label++) {
      labels.add(in.readUTF());
      scales[label] = in.readFloat();
      biases[label] = in.readFloat();
      thresholds[label] = in.readFloat();
    }
    var negated = in.readFloat();
    var rarity = new byte[Features.SIZE];
    in.readFully(rarity);
    var weights = new byte[Features.SIZE * many];
    in.readFully(weights);
    return new LinearModel(
        labels,
        new Weighting(rarity, negated),
        new Weights(weights, many),
        scales,
        biases,
        thresholds);
  }
}
