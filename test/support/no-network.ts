// No request leaves a test of pure code: whatever asks the network is a defect, and fails here.
import nock from 'nock';

nock.disableNetConnect();
