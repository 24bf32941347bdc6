#include "base/escape.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"
#include "render/json.h"

namespace emend {
namespace {

using namespace std::string_view_literals;

struct Row {
  std::string_view text;
  std::string_view shown;
};

constexpr Row kRows[] = {
    // Plain text of all scripts stays.
    {"plain", "plain"},
    {"", ""},
    {"caf\xC3\xA9 \xE6\xBC\xA2 \xE0\xB8\x81 \xD8\xA7", "caf\xC3\xA9 \xE6\xBC\xA2 \xE0\xB8\x81 \xD8\xA7"},
    {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC"},  // joined emoji
    {"back\\slash \"quotes\"", "back\\slash \"quotes\""},
    // Terminal control: colours, cursor, title, clipboard, screen, hyperlinks, device queries, bells.
    {"\x1b[31mred", "\\x1b[31mred"},
    {"\x1b[2J\x1b[H", "\\x1b[2J\\x1b[H"},
    {"\x1b]0;title\x07", "\\x1b]0;title\\x07"},
    {"\x1b]52;c;ZXZpbA==\x07", "\\x1b]52;c;ZXZpbA==\\x07"},
    {"\x1b]8;;http://x\x1b\\", "\\x1b]8;;http://x\\x1b\\"},
    {"\x1b[6n", "\\x1b[6n"},
    {"\x1bP+q\x1b\\", "\\x1bP+q\\x1b\\"},
    {"\x1b"
     "c",
     "\\x1b"
     "c"},
    {"\x1b[?1049h", "\\x1b[?1049h"},
    {"\x1b[8m", "\\x1b[8m"},
    {"\x07\x07", "\\x07\\x07"},
    {"a\bb",
     "a\\x08"
     "b"},
    {"over\rwritten", "over\\x0dwritten"},
    {"two\nlines", "two\\nlines"},
    {"a\tb", "a\\tb"},
    {"a\vb\fc",
     "a\\x0b"
     "b\\x0c"
     "c"},
    {"nul\0nul"sv, "nul\\x00nul"},
    {"\x0e\x0f", "\\x0e\\x0f"},
    {"\x7f", "\\x7f"},
    {"\x05\x11\x13\x18\x1a", "\\x05\\x11\\x13\\x18\\x1a"},
    // The same controls as C1.
    {"\xC2\x9B"
     "31m",
     "<U+009B>31m"},
    {"\xC2\x90q\xC2\x9C", "<U+0090>q<U+009C>"},
    {"\xC2\x9D"
     "0;x\xC2\x9C",
     "<U+009D>0;x<U+009C>"},
    {"\xC2\x85", "<U+0085>"},
    {"\xC2\x80\xC2\x9F", "<U+0080><U+009F>"},
    // Text that shows in another order than it stands, or not at all.
    {"user\xE2\x80\xAEtxt.exe", "user<U+202E>txt.exe"},
    {"\xE2\x80\xAA\xE2\x80\xAB\xE2\x80\xAC\xE2\x80\xAD", "<U+202A><U+202B><U+202C><U+202D>"},
    {"\xE2\x81\xA6\xE2\x81\xA7\xE2\x81\xA8\xE2\x81\xA9", "<U+2066><U+2067><U+2068><U+2069>"},
    {"\xE2\x80\x8E\xE2\x80\x8F\xD8\x9C", "<U+200E><U+200F><U+061C>"},
    {"a\xE2\x80\xA8"
     "b\xE2\x80\xA9"
     "c",
     "a<U+2028>b<U+2029>c"},
    {"zero\xE2\x80\x8Bwidth", "zero<U+200B>width"},
    {"\xEF\xBB\xBFmark", "<U+FEFF>mark"},
    {"\xE2\x81\xA0", "<U+2060>"},
    {"\xEF\xBF\xB9x\xEF\xBF\xBB", "<U+FFF9>x<U+FFFB>"},
    {"\xF3\xA0\x81\xA1\xF3\xA0\x81\xBF", "<U+E0061><U+E007F>"},  // tag characters
    // Bytes that are not UTF-8.
    {"\xFF\xFE", "\\xff\\xfe"},
    {"\x9B"
     "31m",
     "\\x9b31m"},
    {"\xC0\x9B", "\\xc0\\x9b"},
    {"\xED\xA0\x80", "\\xed\\xa0\\x80"},
    {"\xE2\x80", "\\xe2\\x80"},
    // Lines that a CI log would obey.
    {"x\n::error file=a::forged", "x\\n::error file=a::forged"},
    {"name\n##[group]", "name\\n##[group]"},
    {"\r\n::stop-commands::t", "\\x0d\\n::stop-commands::t"},
};

TEST(EscapeForTerminal, ShowsWhatWouldAct) {
  for (const Row& row : kRows) EXPECT_EQ(EscapeForTerminal(row.text), row.shown);
  EXPECT_GE(std::size(kRows), 40u);
}

TEST(EscapeForTerminal, LeavesNothingHiddenOfAnyCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    std::string text;
    AppendUtf8(c, text);
    const std::string shown = EscapeForTerminal(text);
    ASSERT_FALSE(FindInvalidUtf8(shown).has_value());
    for (size_t i = 0; i < shown.size(); i += DecodeUtf8(shown, i).length) {
      ASSERT_FALSE(IsHiddenOnTerminal(DecodeUtf8(shown, i).value)) << std::hex << static_cast<uint32_t>(c);
    }
  }
}

TEST(JsonString, EscapesWhatJsonAndTerminalsNeed) {
  EXPECT_EQ(JsonString("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(JsonString("\n\t\r\x1b"), R"("\n\t\u000d\u001b")");
  EXPECT_EQ(JsonString("caf\xC3\xA9"), "\"caf\xC3\xA9\"");
  EXPECT_EQ(JsonString("\xE2\x80\xAE"), R"("\u202e")");
  EXPECT_EQ(JsonString("\xF3\xA0\x81\xA1"), R"("\udb40\udc61")");
  EXPECT_EQ(JsonString("\xFF"), R"("\ufffd")");
  EXPECT_EQ(JsonString(std::string_view("\0", 1)), R"("\u0000")");
}

}  // namespace
}  // namespace emend
