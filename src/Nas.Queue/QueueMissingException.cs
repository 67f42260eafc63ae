namespace Nas.Queue;

/// <summary>A queue's server was never reached.</summary>
internal sealed class QueueMissingException(Exception cause) : Exception(cause.Message, cause);
