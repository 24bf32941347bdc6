// What texts are made of, in numbers: words, sentences, syllables. English is assumed where syllables are counted.
#ifndef EMEND_CHECK_TEXT_STATISTICS_H_
#define EMEND_CHECK_TEXT_STATISTICS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "check/file_view.h"
#include "check/scope.h"

namespace emend {

struct TextStatistics {
  double words = 0;
  double sentences = 0;
  double characters = 0;  // letters and digits of words
  double syllables = 0;
  double complex_words = 0;       // of three syllables or more without -es, -ed, -ing; no names, no hyphen
  double polysyllabic_words = 0;  // of three syllables or more
  double long_words = 0;          // of seven letters or more
  double paragraphs = 0;
  double lists = 0;
  double blockquotes = 0;
  double code_blocks = 0;
  double headings[6] = {};

  // By the name that formulas use: `words`, `heading.h2`, `pre`; none if there is no such number.
  std::optional<double> Find(std::string_view name) const;
};

// Counts the passages of a file from `first` on that stand before `end`.
TextStatistics CountText(const FileView& view, size_t first, size_t end);

// At least one; silent e, diphthongs and common endings are known. Of a word of ASCII letters.
int CountSyllables(std::string_view word);

// Grades: the school years that a reader needs.
double FleschKincaidGrade(const TextStatistics& text);    // Kincaid et al. 1975
double GunningFogIndex(const TextStatistics& text);       // Gunning 1952
double ColemanLiauIndex(const TextStatistics& text);      // Coleman and Liau 1975
double SmogGrade(const TextStatistics& text);             // McLaughlin 1969
double AutomatedReadability(const TextStatistics& text);  // Senter and Smith 1967

// The stretches of a file that are read as one: the whole file; in a file of notes each note by itself.
struct ReadingUnit {
  size_t first;  // passages [first, end)
  size_t end;
  size_t shown;  // the passage at which a finding about it stands
};
std::vector<ReadingUnit> ReadingUnits(const FileView& view);

}  // namespace emend

#endif  // EMEND_CHECK_TEXT_STATISTICS_H_
