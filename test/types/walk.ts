/** Walks the types that a program can reach from a file's exports, as the compiler understands them. */
import ts from "typescript";

interface Walk {
  readonly checker: ts.TypeChecker;
  readonly seen: Set<ts.Type>;
  readonly strange: string[];
  count: number;
}

/** Where `any` or `never` stands, and how many places were looked at. What the platform and the runtime declare is not entered. */
export function strangeTypes(file: string): { readonly strange: readonly string[]; readonly seen: number } {
  const program = ts.createProgram([file], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  const checker = program.getTypeChecker();
  const walk: Walk = { checker, seen: new Set(), strange: [], count: 0 };
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  for (const symbol of module === undefined ? [] : checker.getExportsOfModule(module)) {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    if (isOurs(target) && !(target.flags & ts.SymbolFlags.Variable)) {
      visit(walk, checker.getDeclaredTypeOfSymbol(target), target.name);
    }
  }
  return { strange: walk.strange, seen: walk.count };
}

function isOurs(symbol: ts.Symbol | undefined): boolean {
  const file = symbol?.declarations?.[0]?.getSourceFile();
  return file !== undefined && !file.isDeclarationFile && !file.fileName.includes("/runtime/");
}

function visit(walk: Walk, type: ts.Type, path: string): void {
  const { checker, seen, strange } = walk;
  walk.count++;
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) {
    strange.push(`${path}: ${checker.typeToString(type)}`);
    return;
  }
  if (seen.has(type)) return;
  seen.add(type);
  if (type.isUnionOrIntersection()) {
    for (const member of type.types) visit(walk, member, path);
    return;
  }
  // Lists, promises, generators: what they hold.
  const held = checker.getTypeArguments(type as ts.TypeReference);
  const isForeign = type.symbol !== undefined && !isOurs(type.symbol);
  if (isForeign && held.length > 0) held.forEach((inner) => visit(walk, inner, `${path}[]`));
  if (isForeign || !(type.flags & ts.TypeFlags.Object)) return;
  for (const index of checker.getIndexInfosOfType(type)) visit(walk, index.type, `${path}[key]`);
  for (const property of checker.getPropertiesOfType(type)) {
    if (isOurs(property)) visit(walk, checker.getTypeOfSymbol(property), `${path}.${property.name}`);
  }
  for (const signature of type.getCallSignatures()) {
    for (const parameter of signature.parameters) {
      visit(walk, checker.getTypeOfSymbol(parameter), `${path}(${parameter.name})`);
    }
    visit(walk, signature.getReturnType(), `${path}()`);
  }
}
