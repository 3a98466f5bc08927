/** Words that are no names in Python or in a shell, written down apart from the lists of the dialects. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** `keyword.kwlist` of Python 3, and the two keywords of Python 2 that it lost. */
export const keywords = words(`
  False None True and as assert async await break class continue def del elif else except finally for from global if import in is
  lambda nonlocal not or pass raise return try while with yield
  exec print
`);

/** The variables of a generated method. */
export const locals = words(`
  self all_params resource_path path_params query_params header_params form_params local_var_files body_params auth_settings
`);

/** What the generated modules of release 7 import. */
export const imports = words("base64 date field float json property schema");

/** Keywords of Python that are names all the same where the grammar allows, builtins, and words that only look reserved. */
export const free = words("match case type list dict int str id params callback_url imports classes");

/** The reserved words of Bash, but for those that are no words. */
export const shellKeywords = words("case do done elif else esac fi for function if in select then time until while");
