#ifndef EMEND_IMPORT_STRUCTURE_H_
#define EMEND_IMPORT_STRUCTURE_H_

#include <cstddef>
#include <vector>

#include "model/document.h"

namespace emend {

// Marks the code between `#+BEGIN_SRC python`, `[source,java]` + `----`, `{code:sql}`, `\begin{lstlisting}` or
// `.. code-block:: go` and its end. Gives how many lines it looked at for the ends: no more than a few times the lines
// that there are, however many blocks stay open.
size_t ReadCodeBlocks(std::vector<Line>& lines);

}  // namespace emend

#endif  // EMEND_IMPORT_STRUCTURE_H_
