using Nas.Domain.Diagrams;

namespace Nas.Effects.Publishing.Reports;

/// <summary>Images side by side.</summary>
internal static class Gallery
{
    public static Markup Render(IEnumerable<ShownImage> images) => Markup.Format($"<ul class=\"gallery\">\n{images.Select(Item)}</ul>\n");

    private static Markup Item(ShownImage image) =>
        Markup.Format(
            $"<li>{(image.Address.Length == 0 ? Markup.Empty : Markup.Format($"<img src=\"{image.Address}\" alt=\"{image.Name}\" title=\"{image.Name}\">"))}<span>{image.Words}</span>{(image.Address.Length == 0 ? Markup.Format($" <code>{image.Name}</code>") : Markup.Empty)}</li>\n"
        );
}
