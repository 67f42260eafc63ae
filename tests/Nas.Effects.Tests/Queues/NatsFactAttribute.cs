namespace Nas.Effects.Tests.Queues;

/// <summary>A test with a nats-server of its own, which takes long: it runs where that is asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NatsFactAttribute : FactAttribute
{
    public NatsFactAttribute()
    {
        if (!NatsServer.IsInstalled || Environment.GetEnvironmentVariable("NAS_NATS") is not "1")
        {
            Skip = "NAS_NATS=1 ./test runs it, with nats-server: apt-get install -y --no-install-recommends nats-server.";
        }
    }
}
