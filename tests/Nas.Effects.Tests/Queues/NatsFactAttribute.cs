namespace Nas.Effects.Tests.Queues;

/// <summary>A test that needs the program nats-server.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NatsFactAttribute : FactAttribute
{
    public NatsFactAttribute()
    {
        if (!NatsServer.IsInstalled)
        {
            Skip = "There is no nats-server: apt-get install -y --no-install-recommends nats-server.";
        }
    }
}
