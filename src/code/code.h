// Is a line source code, and in which language? Knows nothing of notes.
#ifndef EMEND_CODE_CODE_H_
#define EMEND_CODE_CODE_H_

#include <span>
#include <string_view>
#include <vector>

namespace emend {

// How much more likely the line is code than prose: log-odds, natural logarithm, from the line alone. Blank: 0.
double CodeScore(std::string_view line);

// For each line whether it is code, decided for the whole run of lines together (brackets and strings that stay open,
// indentation, what stands around it). `fixed[i]`: -1 = surely prose (a heading, a question), 1 = surely code, 0 =
// open.
std::vector<bool> FindCode(std::span<const std::string_view> lines, std::span<const int> fixed);

// The language of a code block by the name that GitHub uses for highlighting ("python", "bash", "sql", "yaml", "ini",
// "html", "django", "nginx", "dockerfile", "json", "javascript", …); "text" if none is likely. `hint`: the word after
// the fence, normalised and trusted when it names a language that the block does not contradict; may be empty.
// A hint that names a language unknown here is given back, so the view may point into it.
// `usual`: the language that most code around it is written in; taken where the block says nearly as much for it as for
// the likeliest one; may be empty.
std::string_view IdentifyLanguage(std::span<const std::string_view> lines, std::string_view hint,
                                  std::string_view usual = {});

// A code block of a document and the word after its fence.
struct CodeBlock {
  std::span<const std::string_view> lines;
  std::string_view hint;
};

// The same for all the blocks of a document, in its order: where a block alone leaves the language open
// (`user.save()`), the blocks around it decide.
std::vector<std::string_view> IdentifyLanguages(std::span<const CodeBlock> blocks);

}  // namespace emend

#endif  // EMEND_CODE_CODE_H_
