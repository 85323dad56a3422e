/** What rules use of the URL Standard's parser, which every environment has and ECMAScript's own types lack. */
declare class URL {
  constructor(address: string, base?: string);
  static canParse(address: string): boolean;
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}
