namespace Nas.Effects.Models.Language;

/// <summary>The forms of encoders whose checkpoints can be read.</summary>
public enum EncoderForm
{
    /// <summary>BERT: learned positions, normalisation after each part (Devlin et al., 2019).</summary>
    Bert,

    /// <summary>RoBERTa: as BERT, with positions that begin after the number of the padding (Liu et al., 2019).</summary>
    Roberta,

    /// <summary>ModernBERT: rotary positions, gated layers, normalisation before each part, and attention that is local in most layers
    /// (Warner et al., 2024).</summary>
    ModernBert,
}
