using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Diagrams;

namespace Nas.Domain.Tests.Diagrams;

public class MarkupTests
{
    [Fact]
    public void Of_AnyText_ReadsBackAsThatTextInContentAndInAttributes() =>
        Prop.ForAll(
                Texts().ToArbitrary(),
                text =>
                {
                    var read = XElement.Parse(
                        Markup.Format($"<a b=\"{text}\" c='{text}'>{text}</a>").ToString(),
                        LoadOptions.PreserveWhitespace
                    );
                    return read.Value == text
                        && read.Attribute("b")!.Value == text
                        && read.Attribute("c")!.Value == text
                        && !read.HasElements;
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a\0b\u001b[31m")]
    [InlineData("\ud800 alone")]
    [InlineData("\uffff")]
    public void Of_WhatXmlHasNoCharacterFor_IsTheReplacementCharacter(string text) =>
        Assert.Contains('\ufffd', XElement.Parse(Markup.Format($"<a>{text}</a>").ToString()).Value);

    [Fact]
    public void Of_PiecesOfMarkup_KeepsThem() =>
        Assert.Equal(
            "<a><b>&amp;</b><b>&lt;</b></a>",
            Markup.Format($"<a>{new[] { "&", "<" }.Select(text => Markup.Format($"<b>{text}</b>"))}</a>").ToString()
        );

    private static Gen<string> Texts() =>
        Gen.Elements("<", ">", "&", "'", "\"", "</script>", "]]>", "<!--", "é", "😀", "&amp;", "x").ListOf().Select(string.Concat);
}
