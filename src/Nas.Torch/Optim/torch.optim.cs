using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Ways to change parameters by their gradients.</summary>
    public static class optim
    {
        /// <summary>Stochastic gradient descent, with momentum and weight decay as asked.</summary>
        public static SGD SGD(
            IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>A group of parameters with its own learning rate.</summary>
        public interface ILearningRateController
        {
            /// <summary>The rate of the next step.</summary>
            double LearningRate { get; set; }

            /// <summary>The rate of the first step.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>Changes parameters by their gradients.</summary>
        public abstract class Optimizer : IDisposable
        {
            private protected Optimizer()
            {
            }

            /// <summary>The groups of parameters; set a learning rate here.</summary>
            public abstract IEnumerable<ILearningRateController> ParamGroups { get; }

            /// <summary>The parameters of all groups.</summary>
            public abstract IEnumerable<Parameter> parameters();

            /// <summary>Forgets the gradients, so that the next backward pass starts anew.</summary>
            public void zero_grad()
            {
                foreach (var parameter in parameters())
                {
                    parameter.grad = null;
                }
            }

            /// <summary>Changes every parameter that has a gradient.</summary>
            /// <param name="closure">Computes the loss again with gradients recorded; its loss is returned.</param>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>Releases the optimiser's own tensors, not the parameters.</summary>
            public abstract void Dispose();
        }
    }
}
