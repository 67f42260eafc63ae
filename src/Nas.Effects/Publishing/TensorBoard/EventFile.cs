using System.Buffers.Binary;

namespace Nas.Effects.Publishing.TensorBoard;

/// <summary>The content of one TensorBoard event file: TFRecords of <c>tensorflow.Event</c>.</summary>
/// <remarks>A record is its length in 8 bytes, their masked CRC-32C, the data, and its masked CRC-32C, all little-endian. Fields of
/// messages are those of TensorFlow's event.proto and summary.proto, and of TensorBoard's hparams/plugin_data.proto.</remarks>
internal sealed class EventFile
{
    private readonly MemoryStream _bytes = new();

    /// <param name="began">Seconds since 1970.</param>
    public EventFile(double began) => Record(new Message().Double(1, began).Text(3, "brain.Event:2"));

    public byte[] Bytes => _bytes.ToArray();

    /// <summary>One number under a tag at a step.</summary>
    public void Scalar(string tag, long step, double value, double time) =>
        Record(Event(time, step, new Message().Text(1, tag).Single(2, (float)value)));

    /// <summary>The run's row in the table of hyperparameters, and how it ended.</summary>
    /// <param name="settings">Names with a number or a text each.</param>
    /// <param name="began">Seconds since 1970.</param>
    /// <param name="ended">Seconds since 1970.</param>
    /// <param name="succeeded">Whether it gave a score.</param>
    public void Settings(IEnumerable<(string Name, object Value)> settings, double began, double ended, bool succeeded)
    {
        var start = new Message();
        foreach (var (name, value) in settings)
        {
            start.Nested(1, new Message().Text(1, name).Nested(2, value is string text ? new Message().Text(3, text) : new Message().Double(2, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))));
        }

        Plugin("_hparams_/session_start_info", new Message().Nested(3, start.Double(5, began)), began);
        Plugin("_hparams_/session_end_info", new Message().Nested(4, new Message().Integer(1, succeeded ? 1 : 2).Double(2, ended)), ended);
    }

    /// <summary>A summary without a value: TensorBoard still requires a tensor, a single float 0.</summary>
    private void Plugin(string tag, Message content, double time)
    {
        var metadata = new Message().Nested(1, new Message().Text(1, "hparams").Nested(2, content));
        var tensor = new Message().Integer(1, 1).Nested(2, new Message().Nested(2, new Message().Integer(1, 1))).Single(5, 0);
        Record(Event(time, 0, new Message().Text(1, tag).Nested(8, tensor).Nested(9, metadata)));
    }

    private static Message Event(double time, long step, Message value) =>
        new Message().Double(1, time).Integer(2, step).Nested(5, new Message().Nested(1, value));

    private void Record(Message message)
    {
        var data = message.Bytes;
        Span<byte> length = stackalloc byte[8];
        Span<byte> check = stackalloc byte[4];
        BinaryPrimitives.WriteInt64LittleEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(check, Crc32C.Masked(length));
        _bytes.Write(length);
        _bytes.Write(check);
        BinaryPrimitives.WriteUInt32LittleEndian(check, Crc32C.Masked(data));
        _bytes.Write(data);
        _bytes.Write(check);
    }
}
