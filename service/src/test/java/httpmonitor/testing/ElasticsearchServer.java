package httpmonitor.testing;

/**
 * A real Elasticsearch that a test may use.
 *
 * @param url base URL without a trailing slash
 * @param username a user who may do everything
 * @param password that user's password
 */
public record ElasticsearchServer(String url, String username, String password) {}
