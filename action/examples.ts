// Lines of a workflow to copy, for whoever set the Action up and made a mistake. Data only.

export const oidcExample = `on:
  push:
    tags: ['v*']
jobs:
  advisories:
    runs-on: ubuntu-latest
    permissions:
      contents: read # to see which advisories are published
      id-token: write # to prove to the bot which tag of which repository this is
    steps:
      - uses: OWNER/psirt-bot/action@COMMIT
        with:
          server: https://psirt.example.com`;

export const keyExample = `jobs:
  advisories:
    runs-on: ubuntu-latest
    environment: security # holds the key; limited to protected release tags
    permissions:
      contents: read # to see which advisories are published
    steps:
      - uses: OWNER/psirt-bot/action@COMMIT
        with:
          app-id: 123456
          private-key: \${{ secrets.PSIRT_PUBLISHER_KEY }}
          case-repository: acme/psirt
          bot: acme-psirt[bot]`;

export const triggerExample = `on:
  push:
    tags: ['v*']
  release:
    types: [published]
  workflow_dispatch:`;

export const dispatchExample = 'gh workflow run advisories.yml --ref v1.2.3';
