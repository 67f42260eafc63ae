using System.Reflection;
using System.Reflection.Emit;

namespace Nas.Effects.Tests.Engine;

/// <summary>Which methods a compiled method calls, or hands on as a function.</summary>
internal static class Calls
{
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The methods, as often as they are named.</summary>
    public static IEnumerable<MethodBase> Of(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length; )
        {
            var instruction = Codes[code[at] == TwoBytes ? (short)(TwoBytes << 8 | code[at + 1]) : code[at]];
            at += instruction.Size;
            if (instruction.OperandType == OperandType.InlineMethod)
            {
                yield return method.Module.ResolveMethod(BitConverter.ToInt32(code, at), TypesOf(method), OwnTypesOf(method))!;
            }

            at += Length(instruction, code, at);
        }
    }

    private static Type[] TypesOf(MethodBase method) =>
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : [];

    private static Type[] OwnTypesOf(MethodBase method) => method.IsGenericMethod ? method.GetGenericArguments() : [];

    private static int Length(OpCode instruction, byte[] code, int at) =>
        instruction.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 * (1 + BitConverter.ToInt32(code, at)),
            _ => 4,
        };
}
