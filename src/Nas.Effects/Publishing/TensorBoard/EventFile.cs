using System.Buffers.Binary;
using Nas.Effects.Publishing.Messages;

namespace Nas.Effects.Publishing.TensorBoard;

/// <summary>The content of one TensorBoard event file: TFRecords of <c>tensorflow.Event</c>.</summary>
/// <remarks>A record is its length in 8 bytes, their masked CRC-32C, the data, and its masked CRC-32C, all little-endian. Fields of
/// messages are those of TensorFlow's event.proto and summary.proto, and of TensorBoard's hparams/plugin_data.proto.</remarks>
internal sealed class EventFile
{
    private readonly MemoryStream _bytes = new();

    /// <param name="began">Seconds since 1970.</param>
    public EventFile(double began) => Record(new ProtocolMessage().Double(1, began).Text(3, "brain.Event:2"));

    public byte[] Bytes => _bytes.ToArray();

    /// <summary>One number under a tag at a step.</summary>
    public void Scalar(string tag, long step, double value, double time) =>
        Record(Event(time, step, new ProtocolMessage().Text(1, tag).Float(2, (float)value)));

    /// <summary>The run's row in the table of hyperparameters, and how it ended.</summary>
    /// <param name="settings">Names with a number or a text each.</param>
    /// <param name="began">Seconds since 1970.</param>
    /// <param name="ended">Seconds since 1970.</param>
    /// <param name="succeeded">Whether it gave a score.</param>
    public void Settings(IEnumerable<(string Name, object Value)> settings, double began, double ended, bool succeeded)
    {
        var start = new ProtocolMessage();
        foreach (var (name, value) in settings)
        {
            start.Message(
                1,
                new ProtocolMessage()
                    .Text(1, name)
                    .Message(
                        2,
                        value is string text
                            ? new ProtocolMessage().Text(3, text)
                            : new ProtocolMessage().Double(2, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))
                    )
            );
        }

        Plugin("_hparams_/session_start_info", new ProtocolMessage().Message(3, start.Double(5, began)), began);
        Plugin(
            "_hparams_/session_end_info",
            new ProtocolMessage().Message(4, new ProtocolMessage().Integer(1, succeeded ? 1 : 2).Double(2, ended)),
            ended
        );
    }

    /// <summary>A summary without a value: TensorBoard still requires a tensor, a single float 0.</summary>
    private void Plugin(string tag, ProtocolMessage content, double time)
    {
        var metadata = new ProtocolMessage().Message(1, new ProtocolMessage().Text(1, "hparams").Message(2, content));
        var tensor = new ProtocolMessage()
            .Integer(1, 1)
            .Message(2, new ProtocolMessage().Message(2, new ProtocolMessage().Integer(1, 1)))
            .Float(5, 0);
        Record(Event(time, 0, new ProtocolMessage().Text(1, tag).Message(8, tensor).Message(9, metadata)));
    }

    private static ProtocolMessage Event(double time, long step, ProtocolMessage value) =>
        new ProtocolMessage().Double(1, time).Integer(2, step).Message(5, new ProtocolMessage().Message(1, value));

    private void Record(ProtocolMessage message)
    {
        var data = message.ToArray();
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
