// Which version of GitHub's REST API a box speaks. The suite runs under the newer one by an environment variable; the product never reads it.

/** GitHub's REST API versions that the sandbox can speak; the first is GitHub's default. */
export const apiVersions = ['2022-11-28', '2026-03-10'] as const;
export type ApiVersion = (typeof apiVersions)[number];

export const isApiVersion = (text: string): text is ApiVersion => apiVersions.some((one) => one === text);

/** The variable by which a test run chooses the version of every box that doesn't name one. */
export const versionVariable = 'PSIRT_TEST_API_VERSION';

/** The version of a box that doesn't name one. Throws when the variable names none of the versions. */
export function chosenVersion(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ApiVersion {
  const asked = environment[versionVariable] ?? apiVersions[0];
  if (isApiVersion(asked)) return asked;
  throw new Error(
    `${versionVariable} must be one of ${apiVersions.join(', ')}; got ${asked}. For example: ${versionVariable}=2026-03-10`,
  );
}
