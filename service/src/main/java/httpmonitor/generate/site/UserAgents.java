package httpmonitor.generate.site;

import java.util.List;

/** What clients say of themselves and where they come from, most popular first. */
final class UserAgents {

    static final List<String> BROWSERS = lines("""
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
            Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36
            Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0
            Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
            Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1
            Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36
            """);

    static final List<String> PROGRAMS = lines("""
            okhttp/4.12.0
            python-requests/2.32.5
            Prometheus/3.7.3
            curl/8.17.0
            Go-http-client/2.0
            kube-probe/1.34
            Java-http-client/21.0.9
            """);

    static final List<String> CRAWLERS = lines("""
            Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
            Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)
            DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)
            """);

    static final List<String> ENTRANCES = lines("""
            -
            https://www.google.com/
            https://www.example.com/
            https://www.bing.com/
            https://duckduckgo.com/
            https://news.example.org/item?id=40213
            https://t.co/aZ4kQ
            """);

    private UserAgents() {}

    private static List<String> lines(String block) {
        return block.lines().toList();
    }
}
