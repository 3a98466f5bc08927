/** How the docs of a release of the Python client were made; part of a line of the catalog. */
export interface PublishedDocs {
  readonly dialect: string;
  readonly dialectVersion: string;
  /** Of the package as it was generated; absent: the dialect's own. */
  readonly packageName?: string;
  readonly packageVersion?: string;
  /** The package was generated under another name than it was published, and the pages mended afterwards. */
  readonly renamed?: boolean;
  /** Pages that kept the name they had in an earlier release: generated → published. */
  readonly files?: Readonly<Record<string, string>>;
}
