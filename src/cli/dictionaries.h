// Hunspell's dictionaries and plain word lists, from disk.
#ifndef EMEND_CLI_DICTIONARIES_H_
#define EMEND_CLI_DICTIONARIES_H_

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "check/dictionary.h"
#include "check/rule.h"

namespace emend {

// What to look words up in.
struct DictionarySources {
  std::vector<std::string> dictionaries = {
      "en_US"};                           // names, looked for where Hunspell keeps them, or paths of .dic files
  std::vector<std::string> technical;     // files of one word or phrase a line, `#` begins a comment
  std::vector<std::string> vocabularies;  // the same, of the project; words that its rules accept too
};

// Whether any of the rules asks for a dictionary.
bool NeedDictionary(std::span<const Rule> rules);

// What is looked up where nobody says otherwise: the usual dictionaries and the word list that comes with emend.
DictionarySources UsualDictionaries();

// The words of all sources. The dictionaries, which take some 40 ms each, are read when words are first expected to be
// asked for; they are trusted, as Hunspell is not made for hostile ones. The error names what is not there.
Result<std::shared_ptr<const Dictionary>> OpenDictionaries(const DictionarySources& sources);

}  // namespace emend

#endif  // EMEND_CLI_DICTIONARIES_H_
