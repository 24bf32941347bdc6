// Names in kebab-case ASCII for texts in any language: ids of notes, names of files.
//
// Latin letters lose their accents, Greek and Cyrillic ones are transliterated; what other scripts say is named by a
// hash. C++ is cpp, C# csharp, .NET dotnet, & and.
#ifndef EMEND_NOTES_SLUG_H_
#define EMEND_NOTES_SLUG_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace emend {

inline constexpr size_t kMaxSlugLength = 60;

// All the words of `text`, joined by `-`, of any length. `prefix` stands before the hash where no word is left ("q",
// "topic"). Two texts that differ in case, accents of Latin letters, spaces and punctuation alone have the same one.
std::string FullSlug(std::string_view text, std::string_view prefix);

// The first words of a slug: at most `length` characters, cut at a word where there is one.
std::string CutSlug(std::string_view slug, size_t length = kMaxSlugLength);

// `slug` with `-number` after it, cut so that both fit.
std::string NumberedSlug(std::string_view slug, int number);

// True for `a-b2-c`: lower-case ASCII letters and digits in words joined by single hyphens, at most 60 characters.
bool IsSlug(std::string_view text);

// The same without the limit, and with letters of any language that are not upper-case.
bool IsTag(std::string_view text);

}  // namespace emend

#endif  // EMEND_NOTES_SLUG_H_
